// Where a line may import from (docs: the table of the house). One named rule per line of that table.
// `npx depcruise domain contract src cloudfunctions emulator tests config scripts --config` runs them.

/** Rooms of domain/ and the rooms below them. Arrows go down only, so there is no cycle of rooms. */
const DOMAIN_ARROWS = {
  kernel: [],
  routing: ['kernel'],
  sla: ['kernel', 'routing'],
  community: ['kernel', 'routing', 'sla'],
  notice: ['kernel', 'routing', 'sla', 'community'],
  ticket: ['kernel', 'routing', 'sla', 'community', 'notice'],
}
const WHY_ARROW = {
  kernel: 'Departments and instants are what everybody stands on, so they stand on nobody.',
  routing: 'The taxonomy is vocabulary; who gets a job is decided above it.',
  sla: 'A promise depends on what is reported and on time, never on who handles it or where it is written down.',
  community: 'People, homes and rosters exist without a single ticket.',
  notice: 'What is told and to whom must not know what a ticket is, so that bills and surveys can tell too.',
  ticket: 'The ticket brings the others together; none of them may need it.',
}

const domainArrows = Object.entries(DOMAIN_ARROWS).map(([room, below]) => ({
  name: `domain-arrow-${room}`,
  comment: WHY_ARROW[room],
  severity: 'error',
  from: { path: `^domain/${room}/` },
  to: { path: '^domain/', pathNot: [room, ...below].map((name) => `^domain/${name}/`) },
}))

const OURS = [
  'domain',
  'contract',
  'src',
  'cloudfunctions',
  'emulator',
  'config',
  'scripts',
  'tests',
  'bench',
]
const roomsBut = (...allowed) => `^(${OURS.filter((room) => !allowed.includes(room)).join('|')})/`
const PAGES = 'pages|staff|desk|resident'
const npm = (...names) => names.map((name) => `node_modules/${name}/`)

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Files that need each other are one thing in two places.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolves',
      comment: 'An import of nothing breaks at run time, on a phone.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    // domain
    {
      name: 'domain-stands-alone',
      comment:
        'Rules of property service hold whatever the wire, the screen or the cloud: domain imports domain.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: roomsBut('domain') },
    },
    ...domainArrows,
    {
      name: 'domain-room-is-listed',
      comment: 'A new room of the domain states what it stands on in DOMAIN_ARROWS before it imports.',
      severity: 'error',
      from: { path: '^domain/', pathNot: Object.keys(DOMAIN_ARROWS).map((room) => `^domain/${room}/`) },
      to: { path: '^domain/' },
    },
    {
      name: 'domain-npm',
      comment: 'Pure rules need a calendar and the holiday data, and nothing that could do I/O.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { path: 'node_modules/', pathNot: npm('dayjs', 'chinese-days') },
    },
    {
      name: 'no-node-in-what-runs-on-phones',
      comment: 'domain, contract and src run inside WeChat, where Node does not exist.',
      severity: 'error',
      from: { path: '^(domain|contract|src)/' },
      to: { dependencyTypes: ['core'] },
    },

    // contract
    {
      name: 'contract-imports',
      comment: 'Both sides import the contract, so it may know the domain and neither side.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: roomsBut('domain', 'contract') },
    },
    {
      name: 'contract-npm',
      comment: 'Every kilobyte here is paid in the mini-program: zod/mini and the 5 kB of @orpc/contract.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: 'node_modules/', pathNot: npm('zod', '@orpc/contract') },
    },

    // src
    {
      name: 'src-imports',
      comment: 'The app knows the server by its contract only.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: roomsBut('domain', 'contract', 'src') },
    },
    {
      name: 'src-feature-alone',
      comment: 'A feature never imports a feature, so that each can be changed or dropped alone.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'src-feature-below-pages',
      comment: 'Pages put features together; a feature does not know the page it is on.',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: `^src/(${PAGES})/` },
    },
    {
      name: 'src-foundation-below-features',
      comment: 'api, ui and platform serve every feature and depend on none.',
      severity: 'error',
      from: { path: '^src/(api|ui|platform)/' },
      to: { path: `^src/(features|${PAGES})/` },
    },
    {
      name: 'src-platform-lowest',
      comment: 'platform is the edge to WeChat and the browser; it knows no server and no design.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(api|ui)/' },
    },
    {
      name: 'src-ui-asks-nobody',
      comment: 'A component shows what it is given; it never asks the server.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/api/' },
    },
    {
      name: 'src-taro-api-in-platform',
      comment: "Taro's non-UI API differs between WeChat and the browser: one place for both answers.",
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/platform/' },
      to: { path: npm('@tarojs/taro') },
    },

    // cloudfunctions
    {
      name: 'function-imports',
      comment:
        'A function knows the rules, the contract and the declared collections; not the app, not the local cloud.',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: roomsBut('domain', 'contract', 'cloudfunctions'), pathNot: '^config/database\\.ts$' },
    },
    {
      name: 'function-alone',
      comment: 'Functions are deployed one by one and call each other over the wire, never by import.',
      severity: 'error',
      from: { path: '^cloudfunctions/([^/_][^/]*)/' },
      to: { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/$1/', '^cloudfunctions/_kit/'] },
    },
    {
      name: 'kit-below-functions',
      comment: 'The kit serves every function and knows none.',
      severity: 'error',
      from: { path: '^cloudfunctions/_kit/' },
      to: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/_kit/' },
    },
    {
      name: 'function-npm',
      comment: 'Everything imported is in every cold start (90 % of a bundle is the SDK already).',
      severity: 'error',
      from: { path: '^cloudfunctions/' },
      to: { path: 'node_modules/', pathNot: npm('@orpc/server', '@cloudbase/node-sdk', 'exceljs') },
    },
    {
      name: 'spreadsheets-in-one-function',
      comment: 'Spreadsheets double a bundle, so one function pays for them (design.md D1).',
      severity: 'error',
      from: { path: '^(domain|contract|src|cloudfunctions)/', pathNot: '^cloudfunctions/files/' },
      to: { path: npm('exceljs') },
    },
    {
      name: 'sdk-in-one-place',
      comment: 'One file holds the SDK, so that endpoint, credentials and its surprises have one place.',
      severity: 'error',
      from: {
        path: '^(domain|contract|src|cloudfunctions|emulator|config)/',
        pathNot: '^cloudfunctions/_kit/cloudbase\\.ts$',
      },
      to: { path: npm('@cloudbase/node-sdk') },
    },

    // emulator
    {
      name: 'emulator-knows-no-product',
      comment:
        'It pretends to be Tencent, who does not know us: it receives the schema as data and loads built bundles by path.',
      severity: 'error',
      from: { path: '^emulator/' },
      to: { path: roomsBut('emulator') },
    },
    {
      name: 'nobody-needs-the-emulator',
      comment: 'What runs in production must not contain what pretends to be production.',
      severity: 'error',
      from: { path: '^(domain|contract|src|cloudfunctions|config)/' },
      to: { path: '^emulator/' },
    },

    // everything that ships
    {
      name: 'ships-without-tools',
      comment: 'What is deployed imports dependencies, never tools of development or tests.',
      severity: 'error',
      from: { path: '^(domain|contract|src|cloudfunctions)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'tests-are-leaves',
      comment: 'Product code that needs a test to work is not finished.',
      severity: 'error',
      from: { path: '^(domain|contract|src|cloudfunctions|emulator|config|scripts)/' },
      to: { path: '^(tests|bench)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache|\\.anlin)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      // Taro chooses `x.weapp.ts` or `x.h5.ts` for `./x`; the rules are the same for both.
      extensions: [
        '.ts',
        '.tsx',
        '.weapp.ts',
        '.weapp.tsx',
        '.h5.ts',
        '.h5.tsx',
        '.js',
        '.cjs',
        '.mjs',
        '.json',
      ],
    },
  },
}
