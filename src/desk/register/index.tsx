import { DeskNav } from '../../features/desk-nav/desk-nav'
import { DeskRegister } from '../../features/desk-register/desk-register'

export default function DeskRegisterPage() {
  return <DeskRegister nav={<DeskNav at="deskRegister" />} />
}
