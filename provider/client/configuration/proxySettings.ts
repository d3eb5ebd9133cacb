/** The proxies that the environment names. */
export interface ProxySettings {
  /** For `https://` endpoints; `HTTP_PROXY` serves them too when `HTTPS_PROXY` is not set. */
  url?: string;
  /** Hosts that are reached directly, as `NO_PROXY` lists them. */
  except: string;
}
