import { SpokenText } from './index.tsx'

const ACT = '我把济南市历下区解放东路 16 号的房子卖给吴昊。价款 3,200,000.00 元（叁佰贰拾万元整）。'

export default function SpokenTextDemo() {
  return <SpokenText text={ACT} />
}
