import { Jobs } from '../../features/staff-work/jobs'

export default function JobsPage() {
  return <Jobs />
}
