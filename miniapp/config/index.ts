import { join, resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import webpack from 'webpack';

const platform = process.env.TARO_ENV ?? 'h5';
const shared = resolve(__dirname, '../../shared');

interface Chain {
  resolve: { alias: { set(from: string, to: string): void } };
  plugin(name: string): { use(plugin: unknown, args: unknown[]): void };
  merge(config: object): void;
}

/** What pages share stands in one file, not in each of them. */
const sharedByPages = (chain: Chain): void => {
  const ours = { name: 'shared', chunks: 'async', test: /[\\/](src|shared)[\\/]/, minChunks: 4, enforce: true, priority: 50 };
  chain.merge({ optimization: { splitChunks: { cacheGroups: { ours } } } });
};

const nothing = join(__dirname, '../src/platform/nothing.ts');
const STYLES = ['@tarojs/components/global.css$', '@tarojs/components/dist/taro-components/taro-components.css$'];

/** Taro writes its styles into the page, which a strict policy forbids. Those of its components go unused; styles/router.css has the rest. */
const withoutInlineStyles = (chain: Chain): void => {
  for (const style of STYLES) chain.resolve.alias.set(style, nothing);
  chain
    .plugin('router-style')
    .use(webpack.NormalModuleReplacementPlugin, [
      /@tarojs[\\/]router[\\/]dist[\\/]style\.js$/,
      join(__dirname, '../src/platform/router-style.ts'),
    ]);
};

const config = defineConfig<'webpack5'>(async () => ({
  projectName: 'huiguan',
  date: '2026-11-25',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: process.env.HUIGUAN_OUT ?? `dist/${platform}`,
  plugins: ['@tarojs/plugin-html'],
  defineConstants: { API_BASE: JSON.stringify(process.env.API_BASE ?? '') },
  copy: { patterns: [{ from: 'src/art/seal.svg', to: `${process.env.HUIGUAN_OUT ?? `dist/${platform}`}/seal.svg` }], options: {} },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: {
    // The design is written in px of the phone; nothing is to be scaled.
    postcss: { pxtransform: { enable: false }, cssModules: { enable: false } },
    optimizeMainPackage: { enable: true },
    compile: { include: [shared, (file: string) => /node_modules[\\/]qr[\\/]/.test(file)] },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      pxtransform: { enable: false },
      htmltransform: { enable: false },
      autoprefixer: { enable: true },
      cssModules: { enable: false },
    },
    compile: { include: [shared] },
    webpackChain: (chain: unknown) => {
      withoutInlineStyles(chain as Chain);
      sharedByPages(chain as Chain);
    },
  },
}));

export { config as default };
