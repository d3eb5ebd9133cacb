import { type Answer, noContent, ok } from "../../answer";
import { ControlError } from "../../errors/controlError";
import { InvalidFault } from "../../faults/fault";
import { wholeForm } from "../../model/wireForm";
import type { Call } from "../call";
import { parseJson } from "../readBody";

export function showHealth({ services }: Call): Answer {
  return ok({ status: "ok", url: services.url(), run: services.run });
}

export function listRequests({ services }: Call): Answer {
  return ok(services.requestLog.all());
}

export function clearRequests({ services }: Call): Answer {
  services.requestLog.clear();
  return noContent;
}

export function listInstances({ services }: Call): Answer {
  return ok(services.model.all().map(wholeForm));
}

/** Changes any field of the wire, or the status, behind everybody's back. */
export function changeInstance({ services, params, body }: Call): Answer {
  const changes = parseJson(body);
  if (typeof changes !== "object" || changes === null || Array.isArray(changes)) {
    throw new ControlError(400, "The body must be an object of fields as the API names them.");
  }
  if ("instance_id" in changes || "password" in changes) {
    throw new ControlError(400, "instance_id and password cannot be changed.");
  }
  const instance = services.model.find(params.instance_id ?? "");
  if (!instance) throw new ControlError(404, "There is no such instance.");
  services.model.override(instance, changes as Record<string, unknown>);
  return ok(wholeForm(instance));
}

export function removeInstance({ services, params }: Call): Answer {
  const instance = services.model.find(params.instance_id ?? "");
  if (!instance) throw new ControlError(404, "There is no such instance.");
  services.model.remove(instance);
  return noContent;
}

/** The certificate that clients of brokers with TLS trust. */
export function showCertificateAuthority({ services }: Call): Answer {
  if (services.authorityCertificate === undefined)
    throw new ControlError(404, "No brokers run: start with --broker rabbitmq.");
  return { status: 200, body: services.authorityCertificate };
}

export function addFault({ services, body }: Call): Answer {
  try {
    services.model.settleAll();
    services.faults.add(parseJson(body));
    return { status: 201, body: { faults: services.faults.all().length } };
  } catch (error) {
    if (error instanceof InvalidFault) throw new ControlError(400, error.message);
    throw error;
  }
}

export function listFaults({ services }: Call): Answer {
  return ok(services.faults.all());
}

export function clearFaults({ services }: Call): Answer {
  services.model.settleAll();
  services.faults.clear();
  return noContent;
}
