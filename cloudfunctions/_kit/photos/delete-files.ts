import { cloud } from '../cloudbase'

/** CloudBase takes no more at once. */
const AT_ONCE = 50
/** Gone already is what was wanted. */
const FINE: readonly string[] = ['SUCCESS', 'STORAGE_FILE_NONEXIST']

/** Deletes kept files; done again it finds them gone. @throws Error when one could not be deleted */
export const deleteFiles = async (fileIds: readonly string[]): Promise<void> => {
  for (let from = 0; from < fileIds.length; from += AT_ONCE) {
    const { fileList } = await cloud.deleteFile({ fileList: fileIds.slice(from, from + AT_ONCE) })
    const left = fileList.find(({ code }) => !FINE.includes(code))
    if (left !== undefined) throw new Error(`a file was not deleted: ${left.code}`)
  }
}
