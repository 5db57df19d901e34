import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, sourcesHash } from './sources-hash'

export type AppTarget = 'weapp' | 'h5'

const SOURCES = [
  'src',
  'domain',
  'contract',
  'config',
  'babel.config.js',
  'project.config.json',
  'package-lock.json',
]
/** Environment that config/index.ts puts into the build. */
const CONSTANTS = ['ANLIN_GATEWAY', 'ANLIN_PUBLISHABLE_KEY', 'ANLIN_ENV_ID', 'ANLIN_SUBSCRIBE_TEMPLATES']

const NOISE = /^(npm warn|👽|ℹ|✔|\s*$)|^<w> \[webpack\.cache|asset size limit|entrypoint size limit/

type Run = { code: number; said: string }

type Running = { ended: Promise<Run>; stop: () => void }

function runTaro(
  target: AppTarget,
  args: string[],
  o: { onLine?: (line: string) => void; env?: NodeJS.ProcessEnv } = {},
): Running {
  const { onLine, env } = o
  let stop = (): void => undefined
  const ended = new Promise<Run>((done, fail) => {
    const taro = spawn(join(ROOT, 'node_modules/.bin/taro'), ['build', '--type', target, ...args], {
      cwd: ROOT,
      env: {
        ...process.env,
        ...env,
        NODE_ENV: args.includes('--watch') ? 'development' : 'production',
        TARO_ENV: target,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    // Taro's watcher does not end with us by itself.
    stop = () => void taro.kill()
    process.once('exit', stop)
    const lines: string[] = []
    const hear = (chunk: Buffer): void => {
      for (const line of chunk.toString().split('\n')) {
        if (NOISE.test(line)) continue
        lines.push(line)
        onLine?.(line)
      }
    }
    taro.stdout.on('data', hear)
    taro.stderr.on('data', hear)
    taro.on('error', fail)
    taro.on('close', (code) => {
      process.off('exit', stop)
      done({ code: code ?? 1, said: lines.join('\n') })
    })
  })
  return { ended, stop: () => stop() }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** One build of a target at a time: `npm start` and a test run beside it must not write into one folder at once. */
async function alone<Result>(target: AppTarget, work: () => Promise<Result>): Promise<Result> {
  const lock = join(ROOT, 'dist', `${target}.lock`)
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch {
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true })
      else await new Promise((wait) => setTimeout(wait, 200))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

/** A build that failed half-way leaves no entry file, whatever its exit code says. */
const entryOf = (target: AppTarget): string =>
  join(ROOT, 'dist', target, target === 'weapp' ? 'app.json' : 'index.html')

async function buildWhenChanged(target: AppTarget): Promise<'built' | 'unchanged'> {
  const stamp = join(ROOT, 'dist', `${target}.hash`)
  const hash = sourcesHash(SOURCES, CONSTANTS)
  const known = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
  if (known === hash && existsSync(entryOf(target))) return 'unchanged'
  rmSync(stamp, { force: true })
  const { code, said } = await runTaro(target, ['--no-check']).ended
  const failed = code !== 0 || /^✖|^\s*Module(Build|NotFound)Error:|\bERROR in\b/m.test(said)
  if (failed || !existsSync(entryOf(target))) throw new Error(`The ${target} build failed:\n${said}`)
  writeFileSync(stamp, hash)
  return 'built'
}

/**
 * Builds the app with Taro into dist/<target>, or does nothing when the sources are those of the last build.
 * @throws with what Taro said when the build fails
 */
export async function buildApp(target: AppTarget): Promise<'built' | 'unchanged'> {
  return alone(target, () => buildWhenChanged(target))
}

/**
 * Builds the browser's app into dist/h5 after every change of its sources, and has open pages reload: they hear of it from
 * `port` on this machine. The next start builds anew, since what is left is a build for development.
 */
export function watchApp(port: number, onLine: (line: string) => void): { stop(): Promise<void> } {
  rmSync(join(ROOT, 'dist', 'h5.hash'), { force: true })
  const { ended, stop } = runTaro('h5', ['--watch', '--no-check', '--port', String(port)], {
    onLine,
    env: { RELOAD_PORT: String(port) },
  })
  return {
    stop: async () => {
      stop()
      await ended
    },
  }
}

async function main(): Promise<void> {
  const targets = process.argv.slice(2).filter((word): word is AppTarget => word === 'weapp' || word === 'h5')
  for (const target of targets) console.log(`${target}: ${await buildApp(target)}`)
}

if (process.argv[1] === __filename) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}
