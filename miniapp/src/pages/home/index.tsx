import { View } from '@tarojs/components'
import { Button } from '../../components/button/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { go } from '../../lib/go.ts'
import { HomeHead } from './home-head.tsx'
import './index.scss'

export default function Home() {
  return (
    <Page title="安居一窗" tab="home" head={<HomeHead />}>
      <View className="home__first">
        <Button icon="mobile" onTap={() => go('/pages/login/index')}>
          登录
        </Button>
      </View>
    </Page>
  )
}
