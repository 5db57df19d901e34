// Three files of the package: its index would load axios into every local cloud. Their types come with the index only.
declare module 'wechatpay-axios-plugin/lib/rsa' {
  import type { KeyObject } from 'node:crypto'
  const Rsa: {
    sign(message: string, privateKey: KeyObject): string
    verify(message: string, signature: string, publicKey: KeyObject): boolean
  }
  export default Rsa
}
declare module 'wechatpay-axios-plugin/lib/aes' {
  const Aes: { AesGcm: { encrypt(text: string, key: string, nonce: string, associatedData: string): string } }
  export default Aes
}
declare module 'wechatpay-axios-plugin/lib/formatter' {
  const Formatter: {
    request(method: string, url: string, timestamp: string, nonce: string, body: string): string
    response(timestamp: number, nonce: string, body: string): string
    joinedByLineFeed(...lines: string[]): string
  }
  export default Formatter
}
