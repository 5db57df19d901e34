import Taro from '@tarojs/taro'

/** Tells at once and on every change whether there is a network. Returns how to stop. */
export function watchNetwork(listener: (online: boolean) => void): () => void {
  const onChange = ({ isConnected }: { isConnected: boolean }): void => listener(isConnected)
  Taro.onNetworkStatusChange(onChange)
  void Taro.getNetworkType({ success: ({ networkType }) => listener(networkType !== 'none') })
  return () => Taro.offNetworkStatusChange(onChange)
}
