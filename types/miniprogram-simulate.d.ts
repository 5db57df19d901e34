declare module 'miniprogram-simulate' {
  type Node = {
    dom?: Element
    dispatchEvent: (type: string, options: { bubbles: boolean; detail: object }) => void
  }
  type Rendered = {
    instance: object
    attach: (parent: Element) => void
    detach: () => void
    querySelector: (selector: string) => Node | undefined
    querySelectorAll: (selector: string) => Node[]
  }
  type Simulate = {
    load: (path: string, tag: string, options: object) => string
    render: (id: string) => Rendered
    sleep: (ms: number) => Promise<void>
  }
  const simulate: Simulate
  export default simulate
}
