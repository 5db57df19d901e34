import tseslint from 'typescript-eslint'
import reactHooks from 'eslint-plugin-react-hooks'

const LIVE = ['cloudfunctions/_kit/live.ts', 'src/platform/live.ts', 'emulator/clock.ts']

const NO_LIVE_READS = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The clock enters in the live.ts files only (design.md D5).',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The clock enters in the live.ts files only (design.md D5).',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness enters in the live.ts files only (design.md D5).',
  },
]

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.anlin/**',
      '.cache/**',
      'coverage/**',
      '**/*.cjs',
      '**/*.mjs',
      'babel.config.js',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', ...NO_LIVE_READS],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'zod',
              importNames: ['z', 'default'],
              message: "454 kB: import * as z from 'zod/mini' (design.md D2).",
            },
          ],
        },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: LIVE, rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['tests/**', 'scripts/**', 'bench/**'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.tsx', 'src/**/*.ts'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
)
