import { TransformStream } from 'node:stream/web'

/** What every browser has, @orpc/client extends when it loads, and jsdom leaves out. */
Object.assign(globalThis, { TransformStream })
