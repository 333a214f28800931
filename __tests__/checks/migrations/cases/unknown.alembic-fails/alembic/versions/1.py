"""rev aaaa"""
from alembic import op

revision: str = "aaaa"
down_revision = None
branch_labels = None


def upgrade() -> None:
    op.execute("SELECT 1")


def downgrade() -> None:
    op.execute("SELECT 2")
