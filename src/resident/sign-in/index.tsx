import { ConfirmDesk } from '../../features/confirm-desk/confirm-desk'

export default function SignInPage() {
  return <ConfirmDesk />
}
