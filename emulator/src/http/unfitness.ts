import { ControlError } from "../errors/controlError";
import { GatewayError } from "../errors/gatewayError";
import { IamError } from "../errors/iamError";
import type { ServiceError } from "../errors/serviceError";
import type { Call } from "./call";
import { isControlPath, isIamPath } from "./exchange";
import { isForeignHost, isForeignPage } from "./foreignPage";

/** Why no route is to see a request, in the form of the service that the route belongs to; undefined: it may. */
export function unfitness({ services, headers }: Call, route: string): ServiceError | undefined {
  const own = `use the emulator's own address, ${services.url()}.`;
  if (isForeignHost(headers)) {
    const sentence = `The emulator answers no requests to the host ${headers.host}: ${own}`;
    if (isControlPath(route)) return new ControlError(403, sentence);
    return isIamPath(route) ? new IamError(403, sentence) : new GatewayError(403, "APIGW.0201", sentence);
  }
  if (isControlPath(route) && isForeignPage(headers)) {
    return new ControlError(403, `The control routes answer no pages of others: ${own}`);
  }
  return undefined;
}
