import { watch } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { watchApp } from '../build-app'
import { buildFunctions } from '../build-functions'

const FUNCTION_ROOMS = ['cloudfunctions', 'domain', 'contract']
const QUIET_MS = 150

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

const watchFunctions = (): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const rebuild = (): void => {
    buildFunctions(resolve('dist/functions')).then(
      () => console.log('云函数已更新 functions rebuilt'),
      (failure: unknown) => console.error(failure instanceof Error ? failure.message : failure),
    )
  }
  const watchers = FUNCTION_ROOMS.map((room) =>
    watch(room, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(rebuild, QUIET_MS)
    }),
  )
  return () => {
    clearTimeout(timer)
    watchers.forEach((watcher) => watcher.close())
  }
}

/** Of all that its development server says: that there is a new build, or why there is none. */
const WORTH_SAYING = /compiled|error|✖/i

/**
 * Rebuilds the functions when their sources change (the local cloud takes new bundles into use), and the app, whose open
 * pages reload. Answers how to stop.
 */
export const watchSources = async (): Promise<() => Promise<void>> => {
  const stopFunctions = watchFunctions()
  const app = watchApp(await freePort(), (line) => {
    if (WORTH_SAYING.test(line)) console.log(line)
  })
  return async () => {
    stopFunctions()
    await app.stop()
  }
}
