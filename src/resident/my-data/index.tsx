import { MyData } from '../../features/my-data/my-data'

export default function MyDataPage() {
  return <MyData />
}
