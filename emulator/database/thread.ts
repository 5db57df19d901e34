import { parentPort, workerData } from 'node:worker_threads'
import { Engine } from './engine'
import { textOf } from './query/matcher'
import type { Message, Question, ThreadSettings } from './protocol'
import { Store } from './store/store'

const encoder = new TextEncoder()

/** Entry of the database's thread: opens the file, then answers the questions of database.ts. */
function main(settings: ThreadSettings): void {
  const post = (message: Message): void => parentPort?.postMessage(message, bytesOf(message))
  const log = (line: string): void => post({ kind: 'log', line })
  let engine: Engine
  try {
    engine = new Engine(Store.open(settings.dir, settings.schema, settings.sync, log), settings.mode, log)
  } catch (error) {
    post({ kind: 'failed', message: textOf(error) })
    return
  }
  parentPort?.on('message', (question: Question) => {
    const { id } = question
    const fail = (error: unknown): void => post({ kind: 'fault', id, message: textOf(error) })
    try {
      answer(engine, question, (value) => post({ kind: 'answer', id, value }))?.catch(fail)
    } catch (error) {
      fail(error)
    }
    if (question.kind === 'close') parentPort?.close()
  })
  post({ kind: 'ready' })
}

/** Handed over instead of copied. */
function bytesOf(message: Message): ArrayBuffer[] {
  return message.kind === 'answer' && message.value instanceof Uint8Array
    ? [message.value.buffer as ArrayBuffer]
    : []
}

/** What takes its time gives a promise, and the questions after it are answered meanwhile. */
function answer(
  engine: Engine,
  question: Question,
  reply: (value: unknown) => void,
): Promise<void> | undefined {
  switch (question.kind) {
    case 'call':
      engine.call(question, (made) =>
        reply(question.asBytes === true ? encoder.encode(JSON.stringify(made)) : made),
      )
      return undefined
    case 'collections':
      reply(engine.collections())
      return undefined
    case 'verify':
      reply(engine.verify())
      return undefined
    case 'backup':
      return engine.backup(question.path).then(reply)
    case 'clear':
      engine.clear()
      reply(undefined)
      return undefined
    case 'close':
      engine.close()
      reply(undefined)
      return undefined
  }
}

main(workerData as ThreadSettings)
