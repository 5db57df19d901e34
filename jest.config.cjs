/** One Jest project per room (design.md §5). `npx jest --selectProjects domain` runs one of them. */
const swc = (jsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: jsx },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
]

// Jest on Node 20 stops at untransformed ESM (taro.md §4), so these packages go through the transform too.
const ESM_PACKAGES = ['@orpc', '@standard-schema', 'radash', 'jose', 'mingo', 'type-fest', '@tanstack']

const room = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  roots: [`<rootDir>/tests/${name}`],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: { '\\.tsx$': swc(true), '\\.[cm]?[jt]s$': swc(false) },
  transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join('|')})/)`],
  ...more,
})

const NEEDS_BUILD = { globalSetup: '<rootDir>/tests/support/build-once.ts' }

module.exports = {
  projects: [
    room('domain'),
    room('contract'),
    room('src', { testEnvironment: 'jsdom' }),
    room('emulator', NEEDS_BUILD),
    room('cloudfunctions', NEEDS_BUILD),
    room('house'),
    room('weapp', { testEnvironment: 'jsdom' }),
    room('journeys', NEEDS_BUILD),
  ],
  testTimeout: 30000,
}
