import { DeskLogin } from '../../features/desk-login/desk-login'

export default function DeskLoginPage() {
  return <DeskLogin />
}
