import { toast } from '../../stores/toast.ts'
import { Button } from '../button/index.tsx'

export default function ToastDemo() {
  return (
    <>
      <Button kind="secondary" onTap={() => toast('已保存，换手机也能接着办', 'ok')}>
        保存
      </Button>
      <Button kind="secondary" onTap={() => toast('没有新的变化')}>
        刷新
      </Button>
    </>
  )
}
