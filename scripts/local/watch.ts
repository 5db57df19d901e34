import { watch } from 'node:fs'
import { resolve } from 'node:path'
import { buildFunctions } from '../build-functions'
import { buildApp } from '../build-app'

const FUNCTION_ROOMS = ['cloudfunctions', 'domain', 'contract']
const QUIET_MS = 150

/**
 * Rebuilds the functions when their sources change (the local cloud takes new bundles into use), and lets Taro rebuild
 * the app. Returns how to stop.
 */
export const watchSources = (): (() => void) => {
  let timer: NodeJS.Timeout | undefined
  const rebuild = (): void => {
    buildFunctions(resolve('dist/functions')).then(
      () => console.log('functions rebuilt'),
      (failure: unknown) => console.error(failure instanceof Error ? failure.message : failure),
    )
  }
  const watchers = FUNCTION_ROOMS.map((room) =>
    watch(room, { recursive: true }, () => {
      clearTimeout(timer)
      timer = setTimeout(rebuild, QUIET_MS)
    }),
  )
  void buildApp('h5', { watch: true }).catch((failure: unknown) =>
    console.error(failure instanceof Error ? failure.message : failure),
  )
  return () => watchers.forEach((watcher) => watcher.close())
}
