import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import simulate from 'miniprogram-simulate'

/** The compiled mini-program (dist/weapp) on miniprogram-simulate: WeChat's own wcc compiler and component model. */
export const DIST = resolve(__dirname, '../../dist/weapp')

export type CloudCall = (call: { name: string; data: unknown }) => Promise<unknown>
export type Wx = Record<string, unknown>

type Lifecycle = Partial<
  Record<'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload', (query?: object) => void>
>
type Instance = Lifecycle & {
  route: string
  __route__: string
  options: object
  data: { root?: { cn?: unknown[] } }
  setData: (data: object, done?: () => void) => void
}
type Options = { query?: Record<string, string> }

export type OpenPage = {
  readonly text: string
  readonly html: string
  /** What setData has put on the page: Taro's tree. */
  readonly tree: unknown
  /** Bytes of every setData since the page was opened, in order. */
  readonly sent: number[]
  has: (selector: string) => boolean
  /** Fires an event on the node of a class or id (tag selectors do not match). */
  fire: (selector: string, type?: string, detail?: object) => Promise<void>
  /** Taps the pressable that shows these words. */
  tap: (words: string) => Promise<void>
  /** Taps the nth (from 0) node of a class. */
  tapNth: (selector: string, index: number) => Promise<void>
  type: (selector: string, value: string) => Promise<void>
  until: (holds: () => boolean) => Promise<void>
  close: () => void
}

export type Phone = { open: (route: string, options?: Options) => Promise<OpenPage> }

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

async function until(holds: () => boolean, what: () => string, limit = 30_000): Promise<void> {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > limit) throw new Error(`not reached within ${limit} ms: ${what()}`)
    await wait(5)
  }
}

/** What WeChat offers before anything is asked of it; a test adds or replaces. */
function basicWx(callFunction: CloudCall, navigated: string[]): Wx {
  const kept = new Map<string, unknown>()
  const go = ({ url, success }: { url: string; success?: (result: object) => void }): void => {
    navigated.push(url)
    success?.({ errMsg: 'ok' })
  }
  return {
    getSystemInfoSync: () => ({ platform: 'devtools', windowWidth: 390, pixelRatio: 3, SDKVersion: '3.8.0' }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.0', theme: 'light' }),
    canIUse: () => true,
    getLaunchOptionsSync: () => ({ path: '', query: {} }),
    getEnterOptionsSync: () => ({ path: '', query: {} }),
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    getStorageSync: (key: string) => kept.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void kept.set(key, value),
    removeStorageSync: (key: string) => void kept.delete(key),
    getNetworkType: ({ success }: { success?: (at: object) => void }) => success?.({ networkType: 'wifi' }),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    onAppShow: () => undefined,
    onAppHide: () => undefined,
    offAppShow: () => undefined,
    offAppHide: () => undefined,
    navigateTo: go,
    redirectTo: go,
    switchTab: go,
    navigateBack: ({ success }: { success?: (result: object) => void } = {}) => success?.({ errMsg: 'ok' }),
    showToast: ({ success }: { success?: (result: object) => void }) => success?.({ errMsg: 'ok' }),
    cloud: {
      init: () => undefined,
      callFunction: async (call: { name: string; data: unknown }) => ({
        result: await callFunction(call),
        errMsg: 'ok',
      }),
    },
  }
}

type Globals = typeof globalThis & {
  wx: Wx
  App: (config: object) => void
  Page: (config: object) => void
  Component: (config: object) => void
  getApp: () => object
  getCurrentPages: () => Instance[]
}

const isFunction = (value: unknown): boolean => typeof value === 'function'

/** Launches the mini-program with a cloud of the test's choice; once a test file, modules being loaded once. */
export function startPhone(o: { callFunction: CloudCall; wx?: Wx; navigated?: string[] }): Phone {
  const world = globalThis as Globals
  const stack: Instance[] = []
  const app: Record<string, unknown> = {}
  Object.assign(world.wx, basicWx(o.callFunction, o.navigated ?? []), o.wx)
  delete world.wx.webpackJsonp
  world.App = (config) => void Object.assign(app, config)
  world.getApp = () => app
  world.getCurrentPages = () => [...stack]
  // A page never calls Component, which is all that the simulator renders.
  world.Page = (config) => {
    const methods = Object.fromEntries(Object.entries(config).filter(([, value]) => isFunction(value)))
    world.Component({
      data: (config as { data?: object }).data,
      methods,
      options: { styleIsolation: 'shared' },
    })
  }
  for (const part of ['runtime', 'vendors', 'taro', 'common', 'app']) {
    const file = join(DIST, `${part}.js`)
    if (existsSync(file)) jest.requireActual<object>(file)
  }
  ;(app.onLaunch as ((o: object) => void) | undefined)?.({ path: '', query: {} })
  return { open: (route, options) => openPage(stack, route, options?.query ?? {}) }
}

const ids = new Map<string, string>()

/** A page's script calls Page() when it is first loaded, so it is loaded once. */
function idOf(route: string): string {
  const known = ids.get(route)
  if (known) return known
  const compilerOptions = { maxBuffer: 64 * 1024 * 1024 }
  const id = simulate.load(join(DIST, route), 'page', { rootPath: DIST, compilerOptions })
  ids.set(route, id)
  return id
}

async function openPage(stack: Instance[], route: string, query: Record<string, string>): Promise<OpenPage> {
  const id = idOf(route)
  const page = simulate.render(id)
  const host = document.createElement('div')
  document.body.appendChild(host)
  const instance = page.instance as Instance
  Object.assign(instance, { route, __route__: route, options: query })
  stack.push(instance)
  page.attach(host)
  let last = Date.now()
  const sent: number[] = []
  const setData = instance.setData
  instance.setData = (data, done) => {
    last = Date.now()
    sent.push(Buffer.byteLength(JSON.stringify(data)))
    setData.call(instance, data, () => {
      last = Date.now()
      done?.()
    })
  }
  // Quiet means no setData for 40 ms: React's scheduler and Taro's batches are driven by timers (taro.md §3).
  const settle = async (): Promise<void> => {
    last = Date.now()
    await until(
      () => Date.now() - last >= 40,
      () => 'no more setData',
    )
  }
  instance.onLoad?.(query)
  instance.onShow?.()
  await until(
    () => (instance.data.root?.cn?.length ?? 0) > 0,
    () => `${route} renders`,
  )
  await settle()
  instance.onReady?.()
  await settle()
  const fire = async (selector: string, type = 'tap', detail: object = {}): Promise<void> => {
    const node = page.querySelector(selector)
    if (!node) throw new Error(`no node ${selector} in: ${host.textContent}`)
    node.dispatchEvent(type, { bubbles: true, detail })
    await settle()
  }
  const pressable = (words: string) =>
    page.querySelectorAll('.al-pressable').find((one) => one.dom?.textContent.includes(words))
  let tapped: string | undefined
  /** A press that came while the page was still busy does nothing: a person presses again. */
  const tapAgain = (): void => {
    const node = tapped === undefined ? undefined : pressable(tapped)
    node?.dispatchEvent('tap', { bubbles: true, detail: {} })
  }
  return {
    get text() {
      return host.textContent
    },
    get html() {
      return host.innerHTML
    },
    get tree() {
      return instance.data.root
    },
    sent,
    has: (selector) => page.querySelector(selector) !== undefined,
    fire,
    async tap(words) {
      const node = pressable(words)
      tapped = words
      if (!node) throw new Error(`nothing to tap says ${words} in: ${host.textContent}`)
      node.dispatchEvent('tap', { bubbles: true, detail: {} })
      await settle()
    },
    async tapNth(selector, index) {
      const node = page.querySelectorAll(selector)[index]
      if (!node) throw new Error(`no node ${selector} ${index} in: ${host.textContent}`)
      node.dispatchEvent('tap', { bubbles: true, detail: {} })
      await settle()
    },
    type: (selector, value) => fire(selector, 'input', { value, cursor: value.length }),
    async until(holds) {
      const patience = setInterval(tapAgain, 4000)
      await until(holds, () => `in ${host.textContent}`).finally(() => clearInterval(patience))
    },
    close() {
      instance.onUnload?.()
      stack.splice(stack.indexOf(instance), 1)
      page.detach()
      host.remove()
    },
  }
}
