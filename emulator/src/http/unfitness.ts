import { ControlError } from "../errors/controlError";
import { DmsError } from "../errors/dmsError";
import { GatewayError } from "../errors/gatewayError";
import { IamError } from "../errors/iamError";
import type { ServiceError } from "../errors/serviceError";
import type { Call } from "./call";
import { isControlPath, isIamPath } from "./exchange";
import { isForeignHost, isForeignPage } from "./foreignPage";
import { unreadableParameter } from "./unreadableParameter";

/** Why no route is to see a request, in the form of the service that the route belongs to; undefined: it may. */
export function unfitness({ services, headers, url }: Call, route: string): ServiceError | undefined {
  const own = `use the emulator's own address, ${services.url()}.`;
  if (isForeignHost(headers)) {
    const sentence = `The emulator answers no requests to the host ${headers.host}: ${own}`;
    if (isControlPath(route)) return new ControlError(403, sentence);
    return isIamPath(route) ? new IamError(403, sentence) : new GatewayError(403, "APIGW.0201", sentence);
  }
  if (isControlPath(route) && isForeignPage(headers)) {
    return new ControlError(403, `The control routes answer no pages of others: ${own}`);
  }
  const parameter = unreadableParameter(url);
  if (parameter === undefined) return undefined;
  const sentence = `The parameter ${parameter} is no text in UTF-8: encode it as such.`;
  if (isControlPath(route)) return new ControlError(400, sentence);
  return isIamPath(route) ? new IamError(400, sentence) : new DmsError("111400066", parameter);
}
