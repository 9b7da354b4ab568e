import { PAGES, TABS } from './pages';

const paths: string[] = Object.values(PAGES);
const inside = (root: string): string[] => paths.filter((path) => path.startsWith(`${root}/`)).map((path) => path.slice(root.length + 1));

const config = defineAppConfig({
  pages: paths.filter((path) => path.startsWith('pages/')),
  subPackages: [
    { root: 'pages-member', name: 'member', pages: inside('pages-member') },
    { root: 'pages-staff', name: 'staff', pages: inside('pages-staff') },
  ],
  preloadRule: { 'pages/home/index': { network: 'wifi', packages: ['member'] } },
  // The bar is drawn by the page frame, the same on every platform; this makes the five pages tabs that stay alive.
  tabBar: {
    custom: true,
    color: '#5F665F',
    selectedColor: '#1D2422',
    backgroundColor: '#FCFAF4',
    borderStyle: 'white',
    list: TABS.map((name) => ({ pagePath: PAGES[name], text: name })),
  },
  darkmode: true,
  window: { navigationStyle: 'custom', backgroundTextStyle: 'dark', navigationBarTitleText: '会馆' },
  lazyCodeLoading: 'requiredComponents',
});

export { config as default };
