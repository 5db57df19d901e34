import { createHash } from 'node:crypto'
import { qrMatrix } from '../../../emulator/wechat/qr-code'

/** One line per row; equal to the output of the independent encoder qrcode-terminal (level M, mask 0) when written. */
const fingerprint = (text: string): string | undefined => {
  const matrix = qrMatrix(text)
  return (
    matrix &&
    createHash('sha256')
      .update(matrix.map((row) => row.join('')).join('\n'))
      .digest('hex')
      .slice(0, 16)
  )
}

describe('QR code', () => {
  it.each([
    [26, 25, '3376d11e3f728e2e'],
    [62, 33, 'd4307365291d0f2f'],
    [106, 41, '6d75c2be84c20fb9'],
    [122, 45, '7155e4ca4636952f'],
    [180, 53, '8f0e06fbddb8fb8b'],
    [213, 57, '0f4ae038bae4dc7e'],
  ])('%s characters', (length, size, expected) => {
    const text = 'pages/desk?scene='.padEnd(length, 'x')
    expect([qrMatrix(text)?.length, fingerprint(text)]).toEqual([size, expected])
  })

  it('holds 213 bytes at most', () => {
    expect(qrMatrix('x'.repeat(213))).toHaveLength(57)
    expect(qrMatrix('x'.repeat(214))).toBeUndefined()
  })
})
