const { join } = require('node:path');
const { jest } = require('../../package.json');

// The same as for the server, but only the client's tests, with the client's own packages in reach.
const { testPathIgnorePatterns: _, modulePathIgnorePatterns, ...shared } = jest;

module.exports = {
  ...shared,
  rootDir: join(__dirname, '../..'),
  roots: ['<rootDir>/test/miniapp'],
  testMatch: ['<rootDir>/test/miniapp/**/*.test.{ts,tsx}'],
  modulePathIgnorePatterns: modulePathIgnorePatterns.filter((pattern) => !pattern.includes('miniapp')).concat('<rootDir>/miniapp/dist/'),
  modulePaths: ['<rootDir>/miniapp/node_modules'],
  moduleFileExtensions: ['h5.tsx', 'h5.ts', 'ts', 'tsx', 'mjs', 'cjs', 'js', 'json'],
};
