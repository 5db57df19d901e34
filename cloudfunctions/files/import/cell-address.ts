import { problemSentence } from '../../../contract/register-words'
import type { Problem } from '../../../domain/community/register/problem'
import { letters, templateHeading, usualHeading } from '../workbook/headings'

/** Why a row cannot be taken, for a file with the headings of the template. */
export const templateSentence = (problem: Problem): string =>
  problem.column === undefined
    ? problemSentence(problem)
    : problemSentence({ ...problem, column: templateHeading(usualHeading(problem.column)) })

/**
 * Why a row cannot be taken, with the cell to go to and its heading as it stands in the file: "F4：“建筑面积(㎡)”没有填".
 * A column that the file does not have is called as in the template.
 */
export const addressedSentence = (problem: Problem, headings: readonly string[], row: number): string => {
  const { column } = problem
  const at = headings.findIndex((one) => one === column || usualHeading(one) === column)
  const heading = headings[at]
  return column === undefined || heading === undefined
    ? templateSentence(problem)
    : `${letters(at + 1)}${String(row)}：${problemSentence({ ...problem, column: heading })}`
}
