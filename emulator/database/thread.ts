import { parentPort, workerData } from 'node:worker_threads'
import { Engine } from './engine'
import { textOf } from './query/matcher'
import type { Message, Question, ThreadSettings } from './protocol'
import { Store } from './store/store'

/** Entry of the database's thread: opens the file, then answers the questions of database.ts. */
function main(settings: ThreadSettings): void {
  const post = (message: Message): void => parentPort?.postMessage(message)
  const log = (line: string): void => post({ kind: 'log', line })
  let engine: Engine
  try {
    engine = new Engine(Store.open(settings.dir, settings.schema, settings.sync, log), settings.mode, log)
  } catch (error) {
    post({ kind: 'failed', message: textOf(error) })
    return
  }
  parentPort?.on('message', (question: Question) => {
    try {
      answer(engine, question, (value) => post({ kind: 'answer', id: question.id, value }))
    } catch (error) {
      post({ kind: 'fault', id: question.id, message: textOf(error) })
    }
    if (question.kind === 'close') parentPort?.close()
  })
  post({ kind: 'ready' })
}

function answer(engine: Engine, question: Question, reply: (value: unknown) => void): void {
  switch (question.kind) {
    case 'call':
      engine.call(question, reply)
      return
    case 'collections':
      reply(engine.collections())
      return
    case 'clear':
      engine.clear()
      reply(undefined)
      return
    case 'close':
      engine.close()
      reply(undefined)
  }
}

main(workerData as ThreadSettings)
