import type { AdminReply } from '../admin/reply'
import type { Clock } from '../clock'
import type { Tokens } from '../gateway/tokens'
import type { Route } from '../http/server'
import type { Signer } from '../secret'
import { storageActions } from './actions'
import { createFileIds, type PathMode } from './cloud-path'
import { createLinks, objectPath } from './links'
import { openObjectStore } from './object-store'
import { clientUploadRoute, storageRoute } from './route'
import { createGuard, type StorageRules } from './rules'

const CREATOR = 'resource.openid == auth.openid || resource.openid == auth.uid'
const CREATOR_ONLY: StorageRules = { read: CREATOR, write: CREATOR }

export type StorageSide = {
  actions: (action: string, params: Record<string, unknown>) => AdminReply | undefined
  /** Bytes behind a temporary link that is still valid; undefined for any other address. */
  download: (address: string) => Buffer | undefined
  routes: Route[]
}

/** Cloud storage: the SDK's actions and the HTTP ends behind them. Without rules, files belong to their creators. */
export function openStorage(o: {
  dir?: string
  envId: string
  rules?: StorageRules
  mode?: PathMode
  signer: Signer
  clock: Clock
  tokens: Tokens
  origin: () => string
}): StorageSide {
  const { signer, clock, origin, tokens } = o
  const links = createLinks({ signer, clock, origin })
  const guard = createGuard(o.rules ?? CREATOR_ONLY)
  const store = openObjectStore(o.dir)
  const parts = { store, ids: createFileIds(o.envId, o.mode), links, guard, clock, origin }
  return {
    actions: storageActions(parts),
    download: (address) => {
      if (!URL.canParse(address)) return undefined
      const url = new URL(address)
      const path = objectPath(url.pathname)
      const valid = url.origin === origin() && path !== undefined && links.mayGet(path, url)
      return valid ? store.read(path) : undefined
    },
    routes: [storageRoute(parts), clientUploadRoute({ ...parts, tokens })],
  }
}
