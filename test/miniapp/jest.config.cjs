const { readFileSync } = require('node:fs');
const { join } = require('node:path');

// The same as for the server, but only the client's tests, with the client's own packages in reach.
const root = join(__dirname, '../..');
const { jest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { testPathIgnorePatterns: _, ...shared } = jest;

module.exports = {
  ...shared,
  rootDir: root,
  roots: ['<rootDir>/test/miniapp'],
  testMatch: ['<rootDir>/test/miniapp/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/.build/', '<rootDir>/.cache/', '<rootDir>/miniapp/dist/'],
  modulePaths: ['<rootDir>/miniapp/node_modules'],
};
