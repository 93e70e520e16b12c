/** WeChat and Alipay bring their own bar with the way back. */
export const TopBar = () => null
