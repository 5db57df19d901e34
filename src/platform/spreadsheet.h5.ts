import { LinkError } from './link-error'

export const SPREADSHEET_TYPES = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where a browser may put one file (`files.offerUpload`). */
type Offer = { fileId: string; url: string; headers: Record<string, string> }

/** Lets the person choose one file; undefined when they change their mind. */
export function chooseSpreadsheet(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = SPREADSHEET_TYPES
    input.style.display = 'none'
    const finish = (): void => {
      resolve(input.files?.[0])
      input.remove()
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    document.body.appendChild(input)
    input.click()
  })
}

/** Sends a file to `in/` and resolves with its file id (design.md D7). `onProgress` is told 0–100. */
export function putFile(
  file: Blob,
  { url, headers, fileId }: Offer,
  onProgress: (percent: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch tells no progress of what it sends
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100))
    request.onerror = () => reject(new LinkError('offline', 'the file was not sent'))
    request.onload = () =>
      request.status < 300
        ? resolve(fileId)
        : reject(new LinkError('server', 'the file was refused', request.status))
    request.send(file)
  })
}

/** Saves what a link leads to under a name. */
export function saveLink({ url, name }: { url: string; name: string }): void {
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.rel = 'noopener'
  document.body.appendChild(anchor)
  anchor.click()
  anchor.remove()
}
