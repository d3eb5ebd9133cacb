"""Takes an instance through its life with otcextensions, the extension of openstacksdk for sister clouds."""

import keystoneauth1.exceptions
import openstack
from openstack import exceptions
from otcextensions import sdk

import transcript as t


def connect(password, **options):
    return openstack.connection.Connection(
        auth={
            "auth_url": f"{t.url}/v3",
            "username": t.user,
            "password": password,
            "user_domain_name": t.domain,
            "project_name": t.region,
            "project_domain_name": t.domain,
        },
        region_name=t.region,
        **options,
    )


def wire_form(instance):
    """An instance in the names of the API, some of which otcextensions renames."""
    fields = instance.to_dict(computed=False, original_names=True)
    return {name: value for name, value in fields.items() if value is not None}


def refusal(call):
    try:
        call()
    except exceptions.HttpException as error:
        body = error.response.json()
        return {"status": error.status_code, "code": body["error_code"], "message": body["error_msg"]}
    except keystoneauth1.exceptions.HttpError as error:
        return {"status": error.http_status, "message": error.message}
    return None


def main():
    connection = connect(t.password)
    sdk.register_otc_extensions(connection)
    dms = connection.dms

    # Its calls without a project in the address need the endpoint to be set rather than found in the catalog.
    with_endpoint = connect(t.password, dms_endpoint_override=f"{t.url}/v1.0/%(project_id)s")
    sdk.register_otc_extensions(with_endpoint)
    zones = list(with_endpoint.dms.availability_zones())
    products = list(with_endpoint.dms.products())
    windows = list(with_endpoint.dms.maintenance_windows())

    created = dms.create_instance(**t.instance_request)
    identity = created.id

    def read():
        return wire_form(dms.get_instance(identity))

    creating = read()
    running = t.wait_for("RUNNING", read)
    found = dms.find_instance(running["name"])
    filters = {"engine_name": "rabbitmq", "name": running["name"], "exact_match_name": "true", "status": "RUNNING"}
    listed = list(dms.instances(**filters))
    endpoint_filter = {"service_type": "dmsv1", "interface": "public", "region_name": t.region}
    through_other_entry = connection.session.get("/instances", endpoint_filter=endpoint_filter).json()
    unlisted = list(dms.instances(name="another", include_failure="false"))
    duplicate = refusal(lambda: dms.create_instance(**t.instance_request))

    dms.update_instance(identity, **t.instance_changes)
    updated = read()
    dms.restart_instance(identity)
    restarting = read()
    restarted = t.wait_for("RUNNING", read)
    dms.delete_instance(identity)
    deleting = read()
    gone = t.wait_for_error(lambda: refusal(read))

    t.tell(
        {
            "project": connection.current_project_id,
            "endpoints": {name: connection.endpoint_for(name) for name in ("dms", "dmsv1")},
            "zones": [zone.id for zone in zones],
            "productIds": [product.product_id for product in products if product.product_id],
            "windowBegins": [window.begin for window in windows],
            "id": identity,
            "creating": creating["status"],
            "running": running,
            "found": found.id,
            "listed": [wire_form(instance) for instance in listed],
            "listedNumber": through_other_entry["instance_num"],
            "unlistedNumber": len(unlisted),
            "duplicate": duplicate,
            "updated": updated,
            "restarting": restarting["status"],
            "restarted": restarted["status"],
            "deleting": deleting["status"],
            "gone": gone,
            "stranger": refusal(lambda: connect("another-password").session.get_token()),
        }
    )


main()
