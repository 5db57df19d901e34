import { problemSentence } from '../../../contract/register-words'
import type { Problem } from '../../../domain/community/register/problem'
import { letters, usualHeading } from '../workbook/headings'

/** Why a row cannot be taken, with the cell to go to in the file: "F4：“建筑面积”没有填". */
export const addressedSentence = (problem: Problem, headings: readonly string[], row: number): string => {
  const { column } = problem
  const at = headings.findIndex((one) => one === column || usualHeading(one) === column)
  const sentence = problemSentence(problem)
  return column === undefined || at < 0 ? sentence : `${letters(at + 1)}${String(row)}：${sentence}`
}
