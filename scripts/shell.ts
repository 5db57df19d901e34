import { spawn } from 'node:child_process'

export type Finished = { code: number; output: string; seconds: number }

/** Runs a program of node_modules/.bin or the system. `quiet` keeps its output to be shown on failure only. */
export const sh = (
  program: string,
  args: readonly string[],
  o: { quiet?: boolean; env?: NodeJS.ProcessEnv } = {},
) =>
  new Promise<Finished>((resolve) => {
    const began = Date.now()
    const child = spawn(program, args, {
      stdio: ['ignore', o.quiet ? 'pipe' : 'inherit', o.quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...o.env },
    })
    const chunks: Buffer[] = []
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk))
    const done = (code: number) =>
      resolve({ code, output: Buffer.concat(chunks).toString('utf8'), seconds: (Date.now() - began) / 1000 })
    child.on('error', (error) => {
      chunks.push(Buffer.from(String(error)))
      done(127)
    })
    child.on('close', (code) => done(code ?? 1))
  })
