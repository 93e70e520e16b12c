import { View } from '@tarojs/components'
import { Page } from '../../components/page/index.tsx'

export default function Login() {
  return (
    <Page title="登录">
      <View />
    </Page>
  )
}
