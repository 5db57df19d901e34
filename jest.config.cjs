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

const NEEDS_BUILD = {
  globalSetup: '<rootDir>/tests/support/build-once.ts',
  globalTeardown: '<rootDir>/tests/support/test-run.ts',
}

// The browser's files (x.h5.ts), and stand-ins for Taro's components, which do not load outside its build (taro.md §4).
const IN_BROWSER = {
  testEnvironment: 'jsdom',
  // The build's constants (config/index.ts).
  globals: {
    ANLIN_GATEWAY: '',
    ANLIN_PUBLISHABLE_KEY: 'publishable',
    ANLIN_ENV_ID: '',
    ANLIN_SUBSCRIBE_TEMPLATES: '',
  },
  setupFiles: ['<rootDir>/tests/support/browser-globals.ts'],
  moduleFileExtensions: ['h5.ts', 'h5.tsx', 'ts', 'tsx', 'js', 'cjs', 'mjs', 'json'],
  moduleNameMapper: {
    '^@tarojs/components$': '<rootDir>/tests/support/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/tests/support/taro.ts',
    '\\.(s?css)$': '<rootDir>/tests/support/no-styles.ts',
  },
}

// The compiled mini-program, without the globals that no phone has.
const ON_PHONE = {
  testEnvironment: 'jsdom',
  globalSetup: '<rootDir>/tests/support/build-weapp-once.ts',
  globalTeardown: '<rootDir>/tests/support/test-run.ts',
  transform: {
    '/dist/weapp/.*\\.js$': '<rootDir>/tests/support/weapp-transform.cjs',
    '\\.[cm]?[jt]s$': swc(false),
  },
}

module.exports = {
  projects: [
    room('domain'),
    room('contract'),
    room('src', IN_BROWSER),
    room('emulator', NEEDS_BUILD),
    room('cloudfunctions', NEEDS_BUILD),
    room('house'),
    room('weapp', ON_PHONE),
    room('journeys', NEEDS_BUILD),
  ],
  testTimeout: 30000,
  testSequencer: '<rootDir>/tests/support/journeys-apart.cjs',
}
