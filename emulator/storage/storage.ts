import type { AdminReply } from '../admin/reply'
import type { Clock } from '../clock'
import type { Tokens } from '../gateway/tokens'
import type { Route } from '../http/server'
import type { Signer } from '../secret'
import { storageActions } from './actions'
import { createFileIds } from './cloud-path'
import { createLinks } from './links'
import { openObjectStore } from './object-store'
import { clientUploadRoute, storageRoute } from './route'
import { createGuard, type StorageRules } from './rules'

const CREATOR = 'resource.openid == auth.openid || resource.openid == auth.uid'
const CREATOR_ONLY: StorageRules = { read: CREATOR, write: CREATOR }

export type StorageSide = {
  actions: (action: string, params: Record<string, unknown>) => AdminReply | undefined
  routes: Route[]
}

/** Cloud storage: the SDK's actions and the HTTP ends behind them. Without rules, files belong to their creators. */
export function openStorage(o: {
  dir?: string
  envId: string
  rules?: StorageRules
  signer: Signer
  clock: Clock
  tokens: Tokens
  origin: () => string
}): StorageSide {
  const { signer, clock, origin, tokens } = o
  const links = createLinks({ signer, clock, origin })
  const parts = { store: openObjectStore(o.dir), ids: createFileIds(o.envId), links, clock, origin }
  const guard = createGuard(o.rules ?? CREATOR_ONLY)
  return {
    actions: storageActions(parts),
    routes: [storageRoute(parts), clientUploadRoute({ ...parts, guard, tokens })],
  }
}
