"""Makes every call of API v2 that the emulator has, with huaweicloudsdkrabbitmq."""

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ServiceResponseException
from huaweicloudsdkcore.region.region import Region
from huaweicloudsdkrabbitmq import v2 as api

import transcript as t

ENGINE = "rabbitmq"


def refusal(call):
    try:
        call()
    except ServiceResponseException as error:
        return {"status": error.status_code, "code": error.error_code, "message": error.error_msg}
    return None


def main():
    credentials = BasicCredentials(t.access_key, t.secret_key).with_iam_endpoint(t.url)
    client = (
        api.RabbitMQClient.new_builder()
        .with_credentials(credentials)
        .with_region(Region(t.region, t.url))
        .build()
    )
    answers = {}

    def note(name, response):
        """Keeps what a call was answered with, for the test to look at."""
        answers[name] = {"status": response.status_code, "body": response.to_json_object()}
        return response

    zones = note("zones", client.list_available_zones(api.ListAvailableZonesRequest()))
    note("products", client.list_engine_products(api.ListEngineProductsRequest(engine=ENGINE)))
    note("legacyProducts", client.list_products(api.ListProductsRequest(engine=ENGINE)))
    note("windows", client.show_maintain_windows(api.ShowMaintainWindowsRequest()))

    request = dict(t.instance_request, available_zones=[zone.id for zone in zones.available_zones])
    request["tags"] = [api.TagEntity(key="team", value="orders")]
    creation = api.CreatePostPaidInstanceByEngineRequest(engine=ENGINE, body=api.CreateInstanceReq(**request))
    identity = note("create", client.create_post_paid_instance_by_engine(creation)).instance_id
    duplicate = refusal(lambda: client.create_post_paid_instance_by_engine(creation))

    def read():
        return client.show_instance(api.ShowInstanceRequest(instance_id=identity)).to_json_object()

    def wait_for_task(job):
        look = api.ShowBackgroundTaskRequest(instance_id=identity, task_id=job)

        def status():
            return client.show_background_task(look).tasks[0].to_dict()

        return t.wait_for("SUCCESS", status)

    def resize(**wish):
        body = api.ResizeEngineInstanceReq(**wish)
        resizing = api.ResizeEngineInstanceRequest(engine=ENGINE, instance_id=identity, body=body)
        wait_for_task(note(wish["oper_type"], client.resize_engine_instance(resizing)).job_id)
        return t.wait_for("RUNNING", read)

    creating = read()
    running = t.wait_for("RUNNING", read)
    wanted = {"name": request["name"], "exact_match_name": "true", "status": "RUNNING", "limit": "50", "offset": "0"}
    note("list", client.list_instances_details(api.ListInstancesDetailsRequest(engine=ENGINE, **wanted)))

    changes = api.UpdateInstanceReq(**t.instance_changes)
    note("update", client.update_instance(api.UpdateInstanceRequest(instance_id=identity, body=changes)))
    updated = read()
    reset = api.ResetPasswordRequest(instance_id=identity, body=api.ResetPasswordReq(new_password="N3w-password"))
    note("password", client.reset_password(reset))

    switch = api.UpdatePluginsReq(enable=True, plugins="rabbitmq_consistent_hash_exchange")
    job = note("switch", client.update_plugins(api.UpdatePluginsRequest(instance_id=identity, body=switch))).job_id
    wait_for_task(job)
    note("plugins", client.list_plugins(api.ListPluginsRequest(instance_id=identity)))

    options = api.ShowEngineInstanceExtendProductInfoRequest(engine=ENGINE, instance_id=identity, type="advanced")
    note("extensions", client.show_engine_instance_extend_product_info(options))
    resize(oper_type="vertical", new_product_id="c6.4u8g.cluster")
    resize(oper_type="horizontal", new_broker_num=5, new_storage_space=500)
    extended = resize(oper_type="storage", new_storage_space=1000)

    def change_tags(action, *tags):
        body = api.BatchCreateOrDeleteTagReq(action=action, tags=list(tags))
        change = api.BatchCreateOrDeleteRabbitMqTagRequest(instance_id=identity, body=body)
        return client.batch_create_or_delete_rabbit_mq_tag(change)

    note("addTag", change_tags("create", api.TagEntity(key="stage", value="live")))
    note("tags", client.show_rabbit_mq_tags(api.ShowRabbitMqTagsRequest(instance_id=identity)))
    note("projectTags", client.show_rabbit_mq_project_tags(api.ShowRabbitMqProjectTagsRequest()))
    note("removeTag", change_tags("delete", api.TagEntity(key="stage", value="live")))

    note("tasks", client.list_background_tasks(api.ListBackgroundTasksRequest(instance_id=identity, start=1, limit=3)))
    forgotten = api.DeleteBackgroundTaskRequest(instance_id=identity, task_id=job)
    note("removeTask", client.delete_background_task(forgotten))

    def act(action, **more):
        body = api.BatchRestartOrDeleteInstanceReq(action=action, instances=[identity], **more)
        return client.batch_restart_or_delete_instances(api.BatchRestartOrDeleteInstancesRequest(body=body))

    restart = refusal(lambda: act("restart"))
    policy = api.ModifyRecyclePolicyReq(retention_days=3, default_use_recycle=True)
    note("changeBin", client.modify_recycle_policy(api.ModifyRecyclePolicyRequest(body=policy)))
    note("delete", client.delete_instance(api.DeleteInstanceRequest(instance_id=identity)))
    deleting = read()
    gone = t.wait_for_error(lambda: refusal(read))
    note("bin", client.show_recycle_instances(api.ShowRecycleInstancesRequest()))
    back = api.RestoreRecycleInstanceRequest(body=api.BatchResumeInstanceReq(instances=[identity]))
    wait_for_task(note("restore", client.restore_recycle_instance(back)).results[0].job_id)
    restored = t.wait_for("RUNNING", read)
    note("batchDelete", act("delete", force_delete=True))
    gone_for_good = t.wait_for_error(lambda: refusal(read))

    t.tell(
        {
            "answers": answers,
            "id": identity,
            "duplicate": duplicate,
            "creating": creating["status"],
            "running": running,
            "updated": updated,
            "extended": extended,
            "restart": restart,
            "deleting": deleting["status"],
            "gone": gone,
            "restored": restored["status"],
            "goneForGood": gone_for_good,
        }
    )


main()
