import { View } from '@tarojs/components'
import { UploadRow } from './index.tsx'

const nothing = () => undefined

export default function UploadRowDemo() {
  return (
    <View>
      <UploadRow name="身份证（正面）" text="等前面的传完" share={0} action="不传了" onAction={nothing} />
      <UploadRow
        name="不动产权证书"
        text="已传 3.2 MB，共 8.0 MB（40%）"
        share={0.4}
        action="不传了"
        onAction={nothing}
      />
      <UploadRow
        name="户口簿"
        tone="act"
        text="网络断了，恢复后自动接着传"
        share={0.7}
        action="不传了"
        onAction={nothing}
      />
      <UploadRow
        name="买卖合同（阿依古丽·买买提与李国华二〇二六年三月签订的那一份）"
        tone="ok"
        text="已传到"
        share={1}
      />
      <UploadRow
        name="结婚证"
        tone="danger"
        text="文件内容和开始上传时不一样了。请重新拍照或重新选择文件。"
        action="知道了"
        onAction={nothing}
      />
    </View>
  )
}
