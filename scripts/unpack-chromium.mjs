// Unpacks the browser of @sparticuz/chromium with the libraries it carries (it does so itself only on Lambda: taro.md §9).
// Usage: node scripts/unpack-chromium.mjs <folder with node_modules> <output folder>; prints the executable's path.
import { brotliDecompressSync } from 'node:zlib'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'

const [from, out] = process.argv.slice(2).map((path) => resolve(path))
const bin = resolve(from, 'node_modules/@sparticuz/chromium/bin')
const executable = resolve(out, 'chromium')
if (!existsSync(executable)) {
  mkdirSync(resolve(out, 'lib'), { recursive: true })
  for (const pack of ['al2023.tar.br', 'swiftshader.tar.br']) {
    if (!existsSync(resolve(bin, pack))) continue
    const tar = resolve(out, pack.replace('.br', ''))
    writeFileSync(tar, brotliDecompressSync(readFileSync(resolve(bin, pack))))
    execFileSync('tar', ['-xf', tar, '-C', out])
  }
  writeFileSync(executable, brotliDecompressSync(readFileSync(resolve(bin, 'chromium.br'))))
  chmodSync(executable, 0o755)
}
console.log(executable)
