import { useState } from 'react'
import { Job } from '../../features/staff-work/job'
import { query } from '../../platform/navigate'

export default function JobPage() {
  const [{ id = '', do: asked }] = useState(query)
  return <Job ticketId={id} asked={asked === 'accept' || asked === 'finish' ? asked : undefined} />
}
