import { useState } from 'react'
import { ImportPane } from './import-pane'
import { RegisterPane } from './register-pane'
import type { RegisterProps } from './register-props'
import './desk-register.scss'

/** The register of a community: who lives where, by building; brought in and taken out as a spreadsheet. */
export function DeskRegister({ communityId, roles }: RegisterProps) {
  const [importing, setImporting] = useState(false)
  return (
    <div className="al-register">
      {importing ? (
        <ImportPane communityId={communityId} onBack={() => setImporting(false)} />
      ) : (
        <RegisterPane communityId={communityId} roles={roles} onImport={() => setImporting(true)} />
      )}
    </div>
  )
}
