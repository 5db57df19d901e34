import { createServer } from 'node:net'
import { PlainError } from '../plain-error'

/** Asked before anything is built. Port 0 is any free one. @throws PlainError when the port cannot be had */
export const assertPortFree = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
      const [en, zh] =
        code === 'EADDRINUSE'
          ? ['is in use by another program', '正被其他程序占用']
          : [`cannot be had (${code})`, `无法使用（${code}）`]
      reject(
        new PlainError(
          `Port ${port} on 127.0.0.1 ${en}. Stop that program, or choose another port: npm start -- --port ${port === 8687 ? 8688 : 8687}\n本机端口 ${port} ${zh}，请先停止该程序，或换一个端口：npm start -- --port ${port === 8687 ? 8688 : 8687}`,
        ),
      )
    })
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
