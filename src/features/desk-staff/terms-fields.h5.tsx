import { ROLES, type Role } from '../../../domain/community/roster'
import { DEPARTMENTS, type Department } from '../../../domain/kernel/department'
import { CATEGORIES, TAXONOMY, type Category } from '../../../domain/routing/taxonomy'
import { Button } from '../../ui/button'
import { Choice } from '../../ui/choice'
import { Field } from '../../ui/field'
import { categoryWord } from '../../ui/ticket/state'
import { say } from '../../ui/words'

/** A contractor's people are invited with their firm (firms.h5.tsx). */
const OUR_ROLES = ROLES.filter((role) => role !== 'contractor')

export type Terms = { department: Department; roles: Role[]; skills: Category[] }

/** Skills are of the department: jobs are offered within it (domain.md §3.4). */
export const skillsOf = (department: Department): Category[] =>
  CATEGORIES.filter((category) => TAXONOMY[category].department === department)

const toggled = <One extends string>(list: readonly One[], one: One): One[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

/** Department, roles and skills. Another department brings its own skills. */
export function TermsFields({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  const { department, roles, skills } = terms
  const possible = skillsOf(department)
  return (
    <>
      <Field label={say('staff.department')}>
        <Choice
          label={say('staff.department')}
          options={DEPARTMENTS.map((value) => ({ value, word: say(`department.${value}`) }))}
          value={department}
          onChange={(next) => onChange({ ...terms, department: next, skills: skillsOf(next) })}
        />
      </Field>
      <Field label={say('staff.roles')} hint={say('staff.roles.hint')}>
        <Choice
          many
          label={say('staff.roles')}
          options={OUR_ROLES.map((value) => ({
            value,
            word: say(`role.${value}`),
            note: say(`staff.may.${value}`),
          }))}
          value={roles}
          onChange={(role) => onChange({ ...terms, roles: toggled(roles, role) })}
        />
      </Field>
      {possible.length > 0 && (
        <Field label={say('staff.skills')} hint={say('staff.skills.hint')}>
          <Choice
            many
            label={say('staff.skills')}
            options={possible.map((value) => ({ value, word: categoryWord(value) }))}
            value={skills}
            onChange={(skill) => onChange({ ...terms, skills: toggled(skills, skill) })}
          />
          <div>
            <Button
              inline
              kind="quiet"
              onPress={() =>
                onChange({ ...terms, skills: skills.length === possible.length ? [] : possible })
              }
            >
              {say(skills.length === possible.length ? 'staff.skills.none' : 'staff.skills.all')}
            </Button>
          </div>
        </Field>
      )}
    </>
  )
}
