import { useRouter } from '@tarojs/taro'
import { ErrorState } from '../../../../components/error-state/index.tsx'
import { Page } from '../../../../components/page/index.tsx'
import { demos } from '../../demos.ts'
import './index.scss'

export default function GalleryDemo() {
  const { name } = useRouter().params
  const demo = demos.find((one) => one.name === name)
  if (!demo) {
    return (
      <Page title="组件陈列">
        <ErrorState text="没有这个组件" next="请返回列表后重新选择。" />
      </Page>
    )
  }
  return (
    <Page title={demo.title}>
      <demo.Show />
    </Page>
  )
}
