from io import BytesIO

import pytest
from PIL import Image
from pydantic import ValidationError

from chalicelib.core.errors import ForbiddenError, InvalidError
from chalicelib.features.access.model import Role
from chalicelib.features.settings.model import CompanySettings
from tests.fakes.world import World


@pytest.fixture
def world():
    return World()


def picture(kind="PNG", size=(40, 20), mode="RGB"):
    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB")])
def test_a_picture_becomes_the_logo(world, kind, mode):
    world.services.letterhead.put(world.admin, picture(kind, mode=mode))
    assert world.services.letterhead.logo(world.admin).startswith(b"\x89PNG")


def test_a_large_logo_is_drawn_small(world):
    world.services.letterhead.put(world.admin, picture(size=(3000, 900)))
    logo = Image.open(BytesIO(world.services.letterhead.logo(world.admin)))
    assert logo.size == (900, 270)


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"<svg/>", picture("GIF"), picture()[:60], picture("JPEG")[:40]],
)
def test_anything_else_is_refused(world, content):
    with pytest.raises(InvalidError):
        world.services.letterhead.put(world.admin, content)


def test_a_picture_of_too_many_pixels_is_refused(world):
    with pytest.raises(InvalidError):
        world.services.letterhead.put(world.admin, picture(size=(9000, 9000), mode="1"))


def test_a_file_of_too_many_bytes_is_refused(world):
    with pytest.raises(InvalidError):
        world.services.letterhead.put(world.admin, b"x" * 1_000_001)


def test_what_stands_beside_the_picture_is_not_kept(world):
    world.services.letterhead.put(world.admin, picture() + b"<script>")
    assert b"<script>" not in world.services.letterhead.logo(world.admin)


def test_a_removed_logo_is_gone(world):
    world.services.letterhead.put(world.admin, picture())
    world.services.letterhead.remove(world.admin)
    assert world.services.letterhead.logo(world.admin) is None


def test_the_settings_form_cannot_point_at_another_file(world):
    settings = world.services.company.settings(world.admin)
    saved = world.services.company.change(
        world.admin, settings.model_copy(update={"logo": "../other/logo"})
    )
    assert saved.logo == ""


def test_a_collector_does_not_choose_the_logo(world):
    with pytest.raises(ForbiddenError):
        world.services.letterhead.put(world.add_user("acme", Role.COLLECTOR), picture())


def test_an_iban_with_a_wrong_digit_is_refused():
    with pytest.raises(ValidationError):
        CompanySettings(name="Acme", iban="FR7630006000011234567890188")


def test_an_iban_is_kept_as_people_read_it():
    assert CompanySettings(name="Acme", iban="fr7630006000011234567890189").iban == (
        "FR76 3000 6000 0112 3456 7890 189"
    )
