"""Takes an instance through its life with huaweicloudsdkcore, and asks IAM with huaweicloudsdkiam."""

import sys

from huaweicloudsdkcore.auth.credentials import BasicCredentials, GlobalCredentials
from huaweicloudsdkcore.client import Client, ClientBuilder
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.region.region import Region
from huaweicloudsdkcore.sdk_response import SdkResponse
from huaweicloudsdkiam.v3 import (
    AuthScope,
    AuthScopeProject,
    IamClient,
    KeystoneCreateUserTokenByPasswordRequest,
    KeystoneCreateUserTokenByPasswordRequestBody,
    KeystoneListAuthDomainsRequest,
    KeystoneListProjectsRequest,
    PwdAuth,
    PwdIdentity,
    PwdPassword,
    PwdPasswordUser,
    PwdPasswordUserDomain,
)
from huaweicloudsdkiam.v3.iam_credentials import IamCredentials

import transcript as t


class DmsResponse(SdkResponse):
    """Any answer; the core wants the fields that it has in a table, and this one is read as JSON instead."""

    openapi_types = {}
    attribute_map = {}


class DmsClient(Client):
    """A client of DMS v1.0 as the SDK's generated packages make theirs; none of them speaks this version."""

    def __init__(self):
        super().__init__()
        self.model_package = sys.modules[__name__]

    def send(self, method, path, body=None, query=None):
        response = self.do_http_request(
            method=method,
            resource_path=f"/v1.0{path}",
            query_params=query or [],
            header_params={"Content-Type": "application/json", "X-Language": "en-us"},
            body=body,
            response_type=DmsResponse.__name__,
        )
        return {"status": response.status_code, "body": response.to_json_object()}

    def instances(self, method, path="", body=None, query=None):
        return self.send(method, f"/{{project_id}}/instances{path}", body, query)


def dms_client(credentials):
    return (
        ClientBuilder(DmsClient)
        .with_credentials(credentials.with_iam_endpoint(t.url))
        .with_region(Region(t.region, t.url))
        .build()
    )


def refusal(call):
    try:
        call()
    except ServiceResponseException as error:
        return {"status": error.status_code, "code": error.error_code, "message": error.error_msg}
    return None


def iam_client(credentials):
    return IamClient.new_builder().with_credentials(credentials).with_endpoint(t.url).build()


def ask_iam():
    signing = iam_client(GlobalCredentials(t.access_key, t.secret_key, "unused"))
    domains = signing.keystone_list_auth_domains(KeystoneListAuthDomainsRequest()).domains
    signing = iam_client(GlobalCredentials(t.access_key, t.secret_key, domains[0].id))
    projects = signing.keystone_list_projects(KeystoneListProjectsRequest(name=t.region)).projects

    owner = PwdPasswordUser(domain=PwdPasswordUserDomain(name=t.domain), name=t.user, password=t.password)
    identity = PwdIdentity(methods=["password"], password=PwdPassword(user=owner))
    auth = PwdAuth(identity=identity, scope=AuthScope(project=AuthScopeProject(name=t.region)))
    token = signing.keystone_create_user_token_by_password(
        KeystoneCreateUserTokenByPasswordRequest(body=KeystoneCreateUserTokenByPasswordRequestBody(auth=auth))
    )
    with_token = iam_client(IamCredentials(auth_token=token.x_subject_token))
    seen_with_token = with_token.keystone_list_projects(KeystoneListProjectsRequest(name=t.region)).projects
    return {
        "domain": domains[0].name,
        "projects": [project.id for project in projects],
        "tokenProject": token.token.project.id,
        "projectsWithToken": [project.id for project in seen_with_token],
    }


def main():
    iam = ask_iam()
    client = dms_client(BasicCredentials(t.access_key, t.secret_key))
    zones = client.send("GET", "/availableZones")["body"]["available_zones"]
    products = client.send("GET", "/products")["body"]
    windows = client.send("GET", "/instances/maintain-windows")["body"]["maintain_windows"]

    created = client.instances("POST", body=t.instance_request)
    path = f"/{created['body']['instance_id']}"

    def read():
        return client.instances("GET", path)["body"]

    creating = read()
    running = t.wait_for("RUNNING", read)
    filters = [("engine", "rabbitmq"), ("name", running["name"]), ("exactMatchName", "true"), ("status", "RUNNING")]
    listed = client.instances("GET", query=filters)["body"]
    unlisted = client.instances("GET", query=[("name", "another"), ("includeFailure", "false")])["body"]
    duplicate = refusal(lambda: client.instances("POST", body=t.instance_request))

    update = client.instances("PUT", path, t.instance_changes)
    updated = read()
    restart = client.instances("POST", "/action", {"action": "restart", "instances": [path[1:]]})
    restarting = read()
    restarted = t.wait_for("RUNNING", read)
    deletion = client.instances("DELETE", path)
    deleting = read()
    gone = t.wait_for_error(lambda: refusal(read))

    project = client.get_credentials().project_id
    stranger = dms_client(BasicCredentials(t.access_key, "another-secret-key", project))
    temporary_key = BasicCredentials(t.temporary["accessKey"], t.temporary["secretKey"])
    temporary = dms_client(temporary_key.with_security_token(t.temporary["securityToken"]))
    t.tell(
        {
            "iam": iam,
            "project": project,
            "zones": [zone["id"] for zone in zones],
            "productIds": [
                detail["product_id"] for value in products["Hourly"][0]["values"] for detail in value["detail"]
                if "product_id" in detail
            ],
            "windowBegins": [window["begin"] for window in windows],
            "createStatus": created["status"],
            "id": created["body"]["instance_id"],
            "creating": creating["status"],
            "running": running,
            "listed": listed["instances"],
            "listedNumber": listed["instance_num"],
            "unlistedNumber": unlisted["instance_num"],
            "duplicate": duplicate,
            "updateStatus": update["status"],
            "updated": updated,
            "restartResults": restart["body"]["results"],
            "restarting": restarting["status"],
            "restarted": restarted["status"],
            "deleteStatus": deletion["status"],
            "deleting": deleting["status"],
            "gone": gone,
            "stranger": refusal(lambda: stranger.instances("GET")),
            "temporaryListStatus": temporary.instances("GET")["status"],
        }
    )


main()
