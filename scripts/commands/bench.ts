import { sh } from '../shell'

/** `npm run bench`: the budgets beside what was measured; a process of its own, since scripts stand below the bench. */
export const run = async (args: string[]): Promise<number> => {
  const { code } = await sh(process.execPath, ['-r', 'tsx/cjs', 'bench/main.ts', ...args])
  return code
}
