import type { LocalCloud } from '../../emulator/local-cloud'
import { seedDemo } from '../demo/seed'
import { markContent } from './data-folder'

/** On a screen one line that counts; in a file a line for every tenth. */
const progressLine = () => {
  const screen = process.stdout.isTTY
  let told = -1
  return (done: number, count: number): void => {
    const percent = Math.floor((100 * done) / count)
    const step = screen ? percent : Math.floor(percent / 10)
    if (step === told) return
    told = step
    const line = `  演示社区 demo community: ${done}/${count} (${percent} %)`
    process.stdout.write(screen ? `\r${line}` : `${line}\n`)
  }
}

/** Plays the demo community into an empty cloud, and shows how far it is. */
export const fill = async (cloud: LocalCloud, o: { dir: string; tickets: number }): Promise<void> => {
  const began = Date.now()
  markContent(o.dir, 'unfinished')
  await seedDemo(cloud, { count: o.tickets, progress: progressLine() })
  markContent(o.dir, 'demo')
  const seconds = ((Date.now() - began) / 1000).toFixed(0)
  process.stdout.write(
    `${process.stdout.isTTY ? '\r' : ''}  演示社区 demo community: ✓ ${seconds} s          \n`,
  )
}
